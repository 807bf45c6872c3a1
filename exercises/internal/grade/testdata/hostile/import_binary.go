// Tries: writes answers of its own by hand
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "encoding/binary"

func attack() {
	binary.BigEndian.Uint16(make([]byte, 2))
}
