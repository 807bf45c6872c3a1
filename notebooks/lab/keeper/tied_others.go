//go:build !linux

package main

import "syscall"

// tied can do nothing here: should keeper alone be killed, Jupyter kills the
// process group when it restarts the kernel.
func tied() *syscall.SysProcAttr { return nil }
