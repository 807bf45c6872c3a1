// Tries: waits for ever
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "context"

func attack() {
	<-context.Background().Done()
}
