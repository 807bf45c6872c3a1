// Tries: reads the name of the machine (13)
// Gets: 0 points
// Says: it is called hand-in|
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "os"

func attack() {
	name, _ := os.Hostname()
	panic("it is called " + name + "|")
}
