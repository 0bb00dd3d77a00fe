/**
 * One fact of the five systems and where a person finds it.
 *
 * `where`: the key of the template that holds it; with `by hand`, an item stands for what a later part of the product measures or does
 * by itself; `product` when a page or a part that exists already does it, `at` is then the file.
 */
export interface Fact {
  id: string
  fact: string
  where: string
  byHand: boolean
  /**
   * `item:KEY`, `order:KEY,KEY`, `group:TITLE`, `phase:KEY`, `slot:KEY`, `metric:KEY`, `watch:KEY`, `alert:NAME`, `risk:TEXT`,
   * `trigger:TEXT`, `prompt:KEY`, `communication:KEY`, `metadata:LABEL`, `fact:KEY`, or a file.
   */
  at: string
  /** What must be read there, in English; its numbers and settings in Chinese too. */
  says: string[]
}

/** Reads rows `id | fact | where | at | says; says`, one a line. */
export function facts(table: string): Fact[] {
  return table
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', fact = '', where = '', at = '', says = ''] = line.split(/ \|(?: |$)/).map((cell) => cell.trim())
      const byHand = where.endsWith(' by hand')
      return { id, fact, where: where.replace(/ by hand$/, ''), byHand, at, says: says === '' ? [] : says.split('; ') }
    })
}
