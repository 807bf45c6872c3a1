// Tries: answers with a matrix of 2³⁰ rows and columns that is not there
// Gets: 0 points
// Says: The answer could not be read
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	mark, _ := question()
	say(mark, []byte{0, matrix}, count(1<<30, 1<<30))
	question()
}
