// Tries: answers with a million parts without anything in them (25)
// Gets: 0 points
// Says: The answer could not be read
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	mark, args := question()
	say(mark, []byte{0, group}, count(1<<20), make([]byte, 5<<20), args, count(0), word(""), word(""))
	question()
}
