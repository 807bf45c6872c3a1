//go:build !unix

package grade

import "testing"

// fifo makes nothing: there are none here.
func fifo(*testing.T, string) {}
