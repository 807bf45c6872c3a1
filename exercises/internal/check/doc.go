// Package check runs the graded steps of the exercises and explains what went
// wrong in them.
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
//				Got:  func() any { return perceptron.Predict(w, x) },
//				Want: sign(mat.Dot(w, x)),
//			})
//		})
//	}
//
// # Mistakes
//
// A step that fails shows the first case that did not hold, but goes on to the
// others: a mistake is named only if its numbers are the student's in every case
// that makes the same call and lists a mistake of that name. So a name has to
// mean the same wrong way in all of them, and belongs into each, also where it
// comes to the right answer. It takes only one case to tell two mistakes apart;
// the flag -distinct finds those that no case does.
//
// # Two processes
//
// The body of a step runs twice, from the same seed, in two processes. The
// worker calls the student's functions and sends back what they return. The
// judge calls none of them: it compares what the worker sends with what the
// Case wants. So neither a panic nor os.Exit, an endless loop, endless
// recursion or a program that eats all memory can touch the judge or another
// step, on any operating system.
//
// In `go test` both are the same binary. The grader gives the judge another
// one to start, with the student's file in it and a sandbox around it; the
// judge is then built without a line of the student's code, and what a hand-in
// prints or does can no more than return right or wrong numbers.
//
// Under a debugger, or with the flag -inprocess, a step runs in one process, so
// that breakpoints in the student's functions are met.
package check
