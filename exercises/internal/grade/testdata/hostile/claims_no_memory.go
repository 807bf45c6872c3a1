// Tries: says that the machine was short of memory, to be tried again and again
// Gets: 0 points
// Says: MB of memory
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	mark, args := question()
	say(mark, []byte{3, 0}, args, count(0), word(""), word(""))
	question()
}
