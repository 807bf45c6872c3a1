// Tries: reads and writes messages
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "encoding/json"

func attack() {
	json.Marshal(1)
}
