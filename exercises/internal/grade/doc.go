// Package grade grades hand-ins.
//
// Of a hand-in only the files are taken that a student may edit. Each is
// compiled, by an overlay, in the place of the exercise's own file, into a
// program that does nothing but call the student's functions. That program,
// the worker, runs in a sandbox. The judge, which knows what should come back,
// is another program without a line of the student's in it: see package check.
// A hand-in can therefore return wrong numbers, crash, hang or print what it
// likes; it has no way to say that it passed.
//
// The worker is made of a table of calls and the student's file. What the steps
// want, allow and are worth is nowhere in its binary, its memory or its
// environment: see package work.
//
// Of processes a worker has one: the list of system calls lets clone make threads
// and nothing else, and the first process of its namespace, which is ours, takes
// everything with it. It has 64 threads by RLIMIT_NPROC, which since Linux 5.14
// counts those of a user within a user namespace; where an older kernel would
// count all that the instructor runs, the first line of the run says that threads
// are not limited. A cgroup for pids would do the same, but who is not root has
// none to make. Memory is bounded by RLIMIT_DATA, for the worker, the judge and the
// compiler each; memory that this limit does not count, since it is shared or a
// file's, a worker cannot get.
//
// The steps and their points are listed by the judge before any hand-in runs.
// A step without a result counts as failed.
//
// Hand-ins run side by side. A step that the machine may have failed, because it
// was busy or short of memory, runs once more, alone, and if it fails again that
// is told and not stored.
//
// Results are stored by the content of the hand-in's file and of the judge, so
// that a run that was broken off goes on where it stopped, and a hand-in that
// did not change is not run again. Whatever ends a run, what it knows is written,
// and what it does not know is open: no points, and a reason.
//
// A class can be graded in parts, which know nothing of each other. Each writes its
// grades into one file, and merging puts these in the order of one run.
package grade
