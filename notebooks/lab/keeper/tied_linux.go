package main

import "syscall"

// tied makes Linux itself end the command when keeper is killed.
func tied() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGTERM} }
