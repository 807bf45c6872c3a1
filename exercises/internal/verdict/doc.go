// Package verdict compares what a student's function returned with what it
// should have, and says what went wrong. It knows nothing of processes, pipes
// and tests: a page that runs the student's code itself can use it as it is.
//
// A [Case] is a call with its arguments, what should come back and what would
// come back from well-known mistakes. A [Step] takes the answers to its cases
// one after the other and puts together the message for the student.
//
// A mistake is named only if its numbers are the student's in every case that
// makes the same call and lists a mistake of that name. So a name has to mean
// the same wrong way in all of them, and belongs into each, also where it comes
// to the right answer. It takes only one case to tell two mistakes apart;
// [Step.Indistinct] finds those that no case does.
//
// What no list has is sought among mechanisms: ways in which numbers go wrong
// whatever the formula, such as a transpose, a factor, or a row that was left
// out. They, too, must give the numbers of every case of the call. Last comes a
// mistake of the list with a mechanism on top of it, where only one such pair fits.
//
// A step that builds on others does not speak of causes where one of these has
// failed. And what follows rightly from the student's own wrong answers may pass:
// see [Case.Also].
package verdict
