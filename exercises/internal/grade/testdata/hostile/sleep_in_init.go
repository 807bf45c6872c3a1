// Tries: sleep in init
// Gets: 0 points
// Says: no answer
// Base: stub
// Wall: down

package perceptron

import "time"

func init() { time.Sleep(time.Hour) }
