// Package work is the worker: the process that calls a student's functions,
// and can do nothing else.
//
// It has a [Table] of the calls of one exercise. The judge asks for one of them
// by its name and sends the arguments; the worker makes the call and sends back
// what came of it, with the arguments as they are afterwards. What should have
// come back, which mistakes are known, how long a step may take and what it is
// worth the worker does not know: there is nothing in its process that a hand-in
// could find, and nothing that it could be talked into.
//
// A program that grades builds a binary of this package, the table and the
// student's file. In a student's own `go test` the test binary starts itself
// once more as a worker, which is quicker than to build a second one.
package work
