package main

import "testing"

// On Linux a command ends also when keeper itself is killed.
func TestKilledKeeperTakesItsCommandAlong(t *testing.T) {
	t.Parallel()
	j := start(t, keeper, "sh", "-c", `trap "echo asked; exit" TERM; echo running; while :; do sleep 0.1; done`)
	j.wants("running")
	j.Process.Kill()
	j.wants("asked")
	j.wantsEnd()
}
