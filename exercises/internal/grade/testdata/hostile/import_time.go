// Tries: sleeps until the judge gives up
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "time"

func attack() {
	time.Sleep(time.Hour)
}
