# Names of codes: closed lists of the model, concepts of the reader, months, units.

lang-ar = Arabic
lang-en = English

force-agreed = Agreed
force-discussed = Discussed
force-requested = Requested
force-offered = Offered
force-shown = Shown
force-courtesy = Courtesy

status-surveyed = surveyed
status-reported = reported
status-computed = computed
status-assumed = assumed

translation-draft = draft translation
translation-reviewed = reviewed translation
translation-official = official translation

state-working = Working
state-restarted = Restarted
state-partial = Partly working
state-restart_agreed = Restart agreed
state-stopped = Stopped
state-destroyed = Beyond repair as reported
state-unknown = State unknown

blocker-finance = Money
blocker-inputs = Inputs
blocker-market = Market
blocker-ownership = Ownership
blocker-security = Security
blocker-contamination = Contamination
blocker-power = Power
blocker-water = Water
blocker-spares = Spare parts
blocker-machines = Machines
blocker-people = People
blocker-permits = Permits

item-withdrawn = Withdrawn
item-verified = Verified
item-awaiting = Proof given, waits for the other side
item-late = Late
item-at_risk = At risk
item-planned = Planned
item-no_date = No date agreed

light-planned = Planned
light-at_risk = At risk
light-late = Late
light-verified = Verified
light-unknown = Unknown

party-kind-side = Side
party-kind-authority = Authority
party-kind-organisation = Organisation
party-kind-company = Company

source-kind-communique = Communiqué
source-kind-official = Official
source-kind-company = Company
source-kind-press = Press
source-kind-reference = Reference
source-kind-survey = Survey
source-kind-message = Message
source-kind-estimate = Estimate

document-kind-communique = Communiqué
document-kind-account = Account in own words
document-kind-minutes = Minutes

review-proposed = Proposed by the reader
review-accepted = Accepted
review-edited = Edited

verification-accepted = Accepted
verification-refused = Refused

capability-kind-product = Product
capability-kind-process = Process
capability-kind-service = Service
capability-kind-training = Training

day-kind-holiday = Holiday
day-kind-reduced = Reduced hours

machine-process = Process line
machine-utilities = Utilities
machine-electrical = Electrical
machine-control = Control
machine-handling = Handling
machine-buildings = Buildings

grade-A = A: runs
grade-B = B: needs service
grade-C = C: needs parts or an overhaul
grade-D = D: must be replaced

power-source-grid = Grid
power-source-own = Own plant
power-source-both = Grid and own plant
power-source-none = None

stage-available = Available
stage-planned = Planned
stage-agreement = Under an agreement
stage-negotiation = Under negotiation

answer-yes = Yes
answer-no = No
answer-unknown = Unknown

concept-restart = Restart of factories
concept-efficiency = Efficiency
concept-experts = Technical experts
concept-training = Training
concept-exchange = Exchange of experience
concept-transfer = Transfer of technology
concept-localisation = Localisation
concept-investment = Investment
concept-partnership = Partnership
concept-solar = Solar energy
concept-energy = Energy
concept-water = Water
concept-sanitation = Sanitation
concept-lighting = Lighting
concept-communications = Communications
concept-electronics = Electronics
concept-digital = Digital transformation
concept-infosec = Information security
concept-infrastructure = Infrastructure
concept-mining = Mining
concept-innovation = Innovation
concept-reconstruction = Reconstruction
concept-committee = Joint committee
concept-industrial_zones = Industrial zones
concept-transport = Transport

skill-process = Process
skill-mechanical = Mechanical
skill-electrical = Electrical
skill-control = Control systems
skill-civil = Civil works
skill-environment = Environment
skill-finance = Finance
skill-security_access = Access and safety

sector-cement = Cement
sector-packaging = Packaging
sector-steel = Steel
sector-chemicals = Chemicals
sector-vehicles = Vehicles
sector-petrochemicals = Petrochemicals
sector-refining = Refining
sector-fertiliser = Fertiliser
sector-textiles = Textiles
sector-cables = Cables
sector-pipes = Pipes
sector-metal_structures = Metal structures
sector-food = Food
sector-industrial_gases = Industrial gases
sector-building_materials = Building materials
sector-concrete_pipes = Concrete pipes
sector-mixed = Mixed
sector-spare_parts = Spare parts
sector-metalwork = Metalwork
sector-solar = Solar
sector-water = Water
sector-lighting = Lighting
sector-electronics = Electronics
sector-ict = Information and communication
sector-training = Training
sector-factory_rehabilitation = Rehabilitation of factories
sector-towers = Towers

unit-t-y = t/year
unit-t-day = t/day
unit-kW = kW
unit-MW = MW
unit-MWp = MWp
unit-GWh = GWh
unit-m3-day = m³/day
unit-m3 = m³
unit-persons = people
unit-persons-n = { $n ->
    [one] { $figure } person
   *[other] { $figure } people
}
unit-min = minutes
unit-km-h = km/h
unit-km = km
unit-ratio = times
unit-percent = %
unit-USD = USD
unit-EUR = EUR
unit-LYD = LYD
unit-EGP = EGP
unit-units-y = units/year

weekday-sun = Sunday
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

when-around = around { $date }
when-before = before { $date }
when-after = after { $date }
when-between = { $from } to { $to }
date-span = { $from } to { $to }
date-from = from { $date } on
when-unknown = date unknown

days-today = today
days-ahead = { $n ->
    [one] tomorrow
   *[other] in { $n } days
}
days-ago = { $n ->
    [one] yesterday
   *[other] { $n } days ago
}

concept-spares = Spare parts
concept-resources = Resources
concept-information = Transfer of information
concept-quality = Quality standards
action-restart = Restart
action-efficiency = Raise efficiency
action-send_experts = Send experts
action-train = Train
action-form_committee = Form a committee
action-exchange_experience = Exchange experience
action-transfer_experience = Transfer experience
action-benefit_experience = Draw on experience
action-localise = Localise
action-reconstruction = Rebuild
action-invest = Invest
action-visit = Visit
action-sign = Sign
action-supply = Supply
action-participate = Take part
skill-programmed_machines = Programmed machines
skill-administration = Administration
skill-information_systems = Information systems
skill-communication_technology = Communication technology
skill-welding = Welding
skill-maintenance = Maintenance
sector-buildings = Buildings
sector-energy = Energy
sector-infrastructure = Infrastructure
sector-machine_tools = Machine tools
sector-medical = Medical devices
sector-rail = Railways
sector-waste = Waste treatment
sector-wind = Wind power
sector-wood = Wood
project-capacity = Power capacity
project-desalination = Desalination
project-gas_power = Gas power
project-interconnection = Interconnection
project-opportunity = Opportunity
project-shortage = Shortage
project-solar = Solar
project-target = Target
project-water = Water
topic-economy = Economy
topic-industry = Industry
topic-planning = Planning
topic-training = Training
topic-workforce = Workforce
unit-- = %
unit---n = { $figure } %
unit---year = % a year
unit---year-n = { $figure } % a year
unit-EGP-USD = EGP per USD
unit-EGP-month = EGP/month
unit-GW = GW
unit-LYD-USD = LYD per USD
unit-LYD-kWh = LYD/kWh
unit-LYD-litre = LYD/litre
unit-LYD-month = LYD/month
unit-Mt-y = million t/year
unit-USD-per-m3-day = USD per m³/day
unit-USD-MMBtu = USD/MMBtu
unit-USD-day = USD/day
unit-USD-kW = USD/kW
unit-USD-kWh = USD/kWh
unit-USD-m3 = USD/m³
unit-agreements = agreements
unit-b-d = barrels/day
unit-bags-day = bags/day
unit-companies = companies
unit-days = days
unit-ha = ha
unit-institutes = institutes
unit-kWp = kWp
unit-l-day = litres/day
unit-lamps = lamps
unit-pipes-day = pipes/day
unit-quintal-day = quintal/day
unit-routes = routes
unit-units = units
unit-vehicles-month = vehicles/month
unit-vehicles-y = vehicles/year
unit-vocations = vocations
unit-years = years
team-task-survey = Surveys
team-task-works = Works
rate-set-official = Official
rate-set-surcharge = Official with a surcharge
rate-set-parallel = Parallel
rate-set-assumed = Assumed
financing-kind-equity = Equity
financing-kind-grant = Grant
financing-kind-murabaha = Murabaha
financing-kind-ijara = Ijara
financing-kind-musharaka = Diminishing musharaka
financing-kind-loan = Loan with interest
measure-choice-free = Free to choose
measure-choice-mandatory = Mandatory
measure-choice-excluded = Excluded
grouping-rule-exactly_one = Exactly one
grouping-rule-at_most_one = At most one
grouping-rule-implies = The first implies the others
objective-term-value = Net present value
objective-term-jobs = Job-years
objective-term-output = Agreed items and aspects kept
objective-term-local = Local content
objective-term-lateness = Least lateness against agreed dates
objective-term-end = End date
objective-term-change = Change against the plan before
resource-training_seats = Training seats
resource-mobile_crane = Mobile cranes
resource-test_set = Test sets
skill-commissioning = Commissioning
skill-quality = Quality
skill-hse = Health, safety and environment
skill-networks = Networks
skill-infosec = Information security
skill-teaching = Teaching
skill-commercial = Commercial
skill-water = Water
skill-solar = Solar
skill-geology = Geology
skill-operation = Operation
skill-design = Design
unit-USD-LYD = USD per LYD
unit-USD-EGP = USD per EGP
unit-USD-EUR = USD per EUR
unit-LYD-EUR = LYD per EUR
unit-LYD-EGP = LYD per EGP
unit-seats = seats
unit-seats-n = { $n ->
    [one] { $figure } seat
   *[other] { $figure } seats
}
unit-units-n = { $n ->
    [one] { $figure } unit
   *[other] { $figure } units
}
unit-person-days = person-days
unit-person-days-n = { $n ->
    [one] { $figure } person-day
   *[other] { $figure } person-days
}
unit-months = months
unit-months-n = { $n ->
    [one] { $figure } month
   *[other] { $figure } months
}
unit-days-n = { $n ->
    [one] { $figure } day
   *[other] { $figure } days
}
