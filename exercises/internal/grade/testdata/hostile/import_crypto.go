// Tries: draws real random numbers, different each time
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "crypto/rand"

func attack() {
	rand.Text()
}
