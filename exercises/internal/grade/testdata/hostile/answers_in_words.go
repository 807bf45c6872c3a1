// Tries: answers with a word where a number is wanted
// Gets: 0 points
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	for {
		mark, args := question()
		say(mark, append([]byte{0, text}, word("passed")...), args, count(0), word(""), word(""))
	}
}
