// Tries: answers with groups in groups, 800 000 deep (01)
// Gets: 0 points
// Says: The answer could not be read
// Base: stub
// Wall: down
// With: forger

package perceptron

func init() {
	mark, _ := question()
	var body []byte
	for range 800_000 {
		body = append(append(append(body, group), count(1)...), word("a")...)
	}
	say(mark, []byte{0}, body)
	question()
}
