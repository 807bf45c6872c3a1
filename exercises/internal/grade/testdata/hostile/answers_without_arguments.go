// Tries: leaves out what the arguments are after the call
// Gets: 0 points
// Says: The answer could not be read
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	for {
		mark, _ := question()
		say(mark, []byte{0, number, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0}, count(0), word(""), word(""))
	}
}
