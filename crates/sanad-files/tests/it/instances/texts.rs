//! Small instances, one of each format, made by hand.

/// Two renewables, four activities between a beginning and an end.
pub(crate) const SINGLE_MODE: &str = "\
************************************************************************
file with basedata            : own
************************************************************************
projects                      :  1
jobs (incl. supersource/sink ):  6
horizon                       :  14
RESOURCES
  - renewable                 :  2   R
  - nonrenewable              :  0   N
  - doubly constrained        :  0   D
************************************************************************
PROJECT INFORMATION:
pronr.  #jobs rel.date duedate tardcost  MPM-Time
    1      4      0        9        1        9
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        1          1           4
   3        1          1           5
   4        1          1           6
   5        1          1           6
   6        1          0
************************************************************************
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  R 2
------------------------------------------------------------------------
  1      1     0       0    0
  2      1     3       2    0
  3      1     4       2    1
  4      1     2       1    1
  5      1     5       1    0
  6      1     0       0    0
************************************************************************
RESOURCEAVAILABILITIES:
  R 1  R 2
    3    1
************************************************************************
";

/// One renewable, one budget; the quick modes of both activities spend more than there is.
pub(crate) const MULTI_MODE: &str = "\
jobs  (incl. supersource/sink ):\t4
RESOURCES
- renewable                 : 1 R
- nonrenewable              : 1 N
- doubly constrained        : 0 D
************************************************************************
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
1\t1\t2\t\t2 3
2\t2\t1\t\t4
3\t2\t1\t\t4
4\t1\t0\t\t
************************************************************************
REQUESTS/DURATIONS
jobnr.\tmode\tdur\tR1\tN1
************************************************************************
1\t1\t0\t0\t0
2\t1\t2\t1\t6
\t2\t5\t1\t1
3\t1\t3\t2\t6
\t2\t7\t1\t2
4\t1\t0\t0\t0
************************************************************************
 RESOURCE AVAILABILITIES
\tR 1\tN 1
\t2\t8
************************************************************************
";

/// The single-mode project in Patterson's format, one row over two lines.
pub(crate) const PATTERSON: &str =
    "\n6 2\n3 1\n0 0 0 2 2\n 3\n3 2 0 1 4\n4 2 1 1 5\n2 1 1 1 6\n5 1 0 1 6\n0 0 0 0\n";

/// One renewable and one stock, empty at first: what takes waits for what gives.
pub(crate) const STOCKS: &str =
    "4\t1\t1\n1\t0\t\n0\t0\t0\t0\t2\t2\t3\n3\t1\t0\t2\t1\t4\n2\t0\t2\t0\t1\t4\n0\t0\t0\t0\t0\n";

/// Two activities; the second starts from 2 to 4 ticks after the first.
pub(crate) const LAGS: &str = "\
2\t1\t0\t0
0\t1\t2\t1\t2\t[0]\t[0]
1\t1\t2\t2\t3\t[2]\t[3]
2\t1\t2\t1\t3\t[-4]\t[2]
3\t1\t0
0\t1\t0\t0
1\t1\t3\t1
2\t1\t2\t1
3\t1\t0\t0
1
";

/// Two skills, two persons; one of them has both.
pub(crate) const SKILLS: &str = "\
% made by hand
mint = 5;
nActs = 4;
dur = [0,3,2,0];
nSkills = 2;
sreq = [| 0,0,
\t| 1,1,
\t| 0,1,
\t| 0,0, |];
nResources = 2;
mastery = [| true,false,
\t| true,true, |];
nPrecs = 4;
pred = [1,1,2,3];
succ = [2,3,4,4];
nUnrels = 1;
unpred = [2];
unsucc = [3];
USEFUL_RES = [{},
\t{1,2},
\t{2},
\t{}];
";

/// The project in the file `p/one.mm` twice; the renewable is shared, the budget is not.
pub(crate) const BESIDE: &str = "2\n0\n5\np/one.mm\n3\n5\np/one.mm\n2\n2\t-1\n";

/// Two projects; the second waits for an activity of the first.
pub(crate) const PROJECTS: &str = "\
2
1
2

3 0
1

0 0 1 1:2
4 1 2 1:3 2:2
0 0 0

3 2
1

0 0 1 2:2
3 2 1 2:3
0 0 0
";

/// All of them.
pub(crate) const ALL: [&str; 8] =
    [SINGLE_MODE, MULTI_MODE, PATTERSON, STOCKS, LAGS, SKILLS, BESIDE, PROJECTS];
