// Command exercises leads through the exercises and grades them.
package main

func main() {}
