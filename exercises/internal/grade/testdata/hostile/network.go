// Tries: network
// Gets: 0 points
// Says: not permitted
// Base: stub
// In: Sign
// Wall: down

package perceptron

import "net"

func attack() {
	_, err := net.Listen("tcp", "127.0.0.1:0")
	panic("listening: " + err.Error())
}
