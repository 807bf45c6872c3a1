package main

import "testing"

// Update makes the loss fall; the chosen symbol is lit in the network, and its
// formula stands there with its numbers.
func TestBackpropUpdatesAndPutsNumbersIn(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	visit(t, ctx, home, "network-live")
	onDemo(t, ctx, `window.lossBefore = JSON.parse(demo.dataset.answer).loss`)
	press(t, ctx, "u")
	until(t, ctx, `a.updates === 1 && a.loss < window.lossBefore && demo.querySelector(".say").textContent.startsWith("Update 1: the loss fell from")`)
	until(t, ctx, `location.search.includes("weights%3D")`)
	onDemo(t, ctx, `window.lossBefore = JSON.parse(demo.dataset.answer).loss; demo.querySelector(".update").click()`)
	until(t, ctx, `a.updates === 2 && a.loss < window.lossBefore`)
	onDemo(t, ctx, `demo.querySelector("[aria-label='δ[1]']").click()`)
	until(t, ctx, `a.symbol === "delta1" && demo.querySelectorAll("svg text.chosen").length === 3 && demo.querySelectorAll(".detail-numbers p").length === 3`)
	// the last number of a line is the one in the network
	until(t, ctx, `[...demo.querySelectorAll("svg text.chosen")].every((text, i) =>
		demo.querySelectorAll(".detail-numbers p")[i].textContent.endsWith("= " + text.textContent.replace("δ ", "")))`)
	until(t, ctx, `demo.querySelector("[aria-label='δ[1]']").getAttribute("aria-pressed") === "true"`)
	onDemo(t, ctx, `demo.querySelector("[aria-label='W[1]']").click()`)
	until(t, ctx, `demo.querySelectorAll("svg line.chosen").length === 6`)
	press(t, ctx, "r")
	until(t, ctx, `a.updates === 0`)
	c.report(t)
}
