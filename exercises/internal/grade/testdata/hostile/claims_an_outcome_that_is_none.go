// Tries: says that its call ended in a way that nobody knows
// Gets: 0 points
// Says: The answer could not be read
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	mark, args := question()
	say(mark, []byte{99, 0}, args, count(0), word(""), word(""))
	question()
}
