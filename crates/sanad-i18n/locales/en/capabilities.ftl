# Capabilities: who can supply what.

capabilities-title = Capabilities
capabilities-question = Who can supply what?
capabilities-sentence = { $all ->
    [one] One civil capability is recorded
   *[other] { $all } civil capabilities are recorded
}; open items and sites that stand still ask for { $needs ->
    [one] one thing
   *[other] { $needs } things
}.
capabilities-gaps = { $n ->
    [one] For one of them nobody recorded fits.
   *[other] For { $n } of them nobody recorded fits.
}
capabilities-gaps-none = Each of them has somebody who fits.
capabilities-settle = { $n ->
    [one] One more is for the sides to settle.
   *[other] { $n } more are for the sides to settle.
}
capabilities-sides = { $n ->
    [one] for the sides to settle; asked for once
   *[other] for the sides to settle; asked for { $n } times
}
capabilities-matrix = What is asked for, against who could supply it. A filled mark: available; a hollow one: planned or being negotiated; a framed line: nobody recorded fits. Below them, what is for the sides to settle.
capabilities-need = Asked for
capabilities-blocker = { $what } (sites)
capabilities-gap = { $n ->
    [one] nobody recorded fits; asked for once
   *[other] nobody recorded fits; asked for { $n } times
}
capabilities-list = The list
capabilities-unit = Unit
capabilities-fits = Fits what is asked for
capabilities-word = Word
capabilities-none-title = No capability fits this filter
capabilities-none = Take a part of the filter away; or it is a gap.
capabilities-empty-title = No capabilities yet
capabilities-empty = Import a list of what units can deliver: unit, what, kind and sector are enough to begin.
capabilities-civil = Civil capabilities only.
capability-question = What is it, whose, and who asks for it?
capability-same-unit = All of this unit
capability-asking = Who asks for it
capability-asking-none = Nothing open asks for it at present.
capability-asked = items: { $items }, sites: { $sites }
capability-depends = What depends on this capability
