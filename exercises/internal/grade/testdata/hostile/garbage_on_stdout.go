// Tries: guesses marks, and answers under those of earlier calls
// Gets: 0 points
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	for range 1000 {
		say("ABCDEFGHIJKLMNOPQRSTUVWXYZ", []byte{0, number}, make([]byte, 100))
	}
	mark, args := question()
	for {
		say(mark, []byte{0, number, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f}, args, count(0), word(""), word(""))
	}
}
