// Package measure tells how well the steps name what students do wrong. It
// takes wrong solutions with their true cause, runs the steps on each, and
// counts which are caught, and which are told their true cause or a false one.
//
// A folder holds, for each exercise, a file NN_topic.txt of many solutions with
// lines ---- between them, or a folder NN_topic of .go files. A solution begins
// with its true cause, and may go on with the words, a regular expression, that
// a true name of it has:
//
//	// the bias is added after the sign
//	// says: bias .* after
//	func Predict(w mat.Vector, b float64, x mat.Vector) float64 { … }
//
// It is a whole file, or holds only the functions in which it differs from the
// exercise's solution. Where the cause is the word right, all steps have to
// pass. Without the words, a person has to compare what was said with the cause.
//
// All solutions of an exercise are packages of one test binary, which is built
// in a fraction of the time that a binary for each would take.
package measure
