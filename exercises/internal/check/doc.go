// Package check runs the graded steps of the exercises.
//
// A step is a test function, named TestStep and its number. It describes calls
// of the student's functions as values of type [Case]: what is called, with
// which input, what should come back, and what would come back from well-known
// mistakes.
//
//	func TestStep1Model(t *testing.T) {
//		check.Step(t, "model function, Eq. (1)", 2, func(s *check.S) {
//			w, x := s.Vector(3), s.Vector(3)
//			s.Check(check.Case{
//				Call: "Predict(w, x)",
//				With: check.Values("w", w, "x", x),
//				Want: sign(mat.Dot(w, x)),
//			})
//		})
//	}
//
// # Judge and worker
//
// The steps run in one process, the judge; the student's functions run in
// another, the worker. The judge draws the inputs, asks for a call by its name
// and compares what comes back: package verdict. The worker has a table of the
// calls of this exercise and answers: package work. What they say to each other
// is in package wire, and the tables are in the folder calls. A call that is
// more than one function, such as a loop or a function that takes a function,
// is written out in the table.
//
// So neither a panic nor os.Exit, an endless loop, endless recursion or a
// program that eats all memory can touch the judge or another step, on any
// operating system; and nothing that is wanted, allowed or worth points is
// known in the process where the student's code runs. Time is the judge's to
// count, see [clock]; what a worker says of itself only makes words.
//
// In `go test` both are the same binary, started twice. The grader gives the
// judge another one to start, which is made of the table and the student's file
// and has a sandbox around it; the judge is then built without a line of the
// student's code.
//
// Under a debugger, or with the flag -inprocess, a step runs in one process, so
// that breakpoints in the student's functions are met.
package check
