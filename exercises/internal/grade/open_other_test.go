//go:build !linux

package grade

import "testing"

func leaveOpen(*testing.T) {}
