// Tries: talks to the world
// Gets: 0 points
// Says: which the exercises do not allow
// Base: stub
// In: Sign

package perceptron

import "net"

func attack() {
	net.Dial("tcp", "127.0.0.1:80")
}
