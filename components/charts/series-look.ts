/** Lines that can be told apart in both themes without the colours of a state, each with its own dashes. */
const looks = [
  ['light-dark(#4338ca, #a5b4fc)', ''],
  ['light-dark(#0369a1, #7dd3fc)', '6 3'],
  ['light-dark(#86198f, #f0abfc)', '2 3'],
  ['light-dark(#3f3f46, #d4d4d8)', '9 3 2 3'],
  ['light-dark(#0e7490, #67e8f9)', '4 2'],
  ['light-dark(#6d28d9, #c4b5fd)', '10 4'],
  ['light-dark(#1d4ed8, #93c5fd)', '1 3'],
  ['light-dark(#71717a, #a1a1aa)', '5 2 1 2'],
] as const

/** Colour and dashes of the n-th line. */
export function seriesLook(index: number): { colour: string; dash: string } {
  const [colour, dash] = looks[index % looks.length] ?? looks[0]
  return { colour, dash }
}
