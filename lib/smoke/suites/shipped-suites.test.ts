import { describe, expect, it } from 'vitest'
import { checkDefinition } from '../check-definition'
import { namesIn } from '../interpolate'
import { planSuite } from '../plan-suite'
import { SuiteDefinition } from '../step-schema'
import { includedBy, shippedSuites } from './shipped-suites'

const parsed = new Map(shippedSuites.map((suite) => [suite.key, { ...suite, definition: SuiteDefinition.parse(suite.definition) }]))

describe('shipped suites', () => {
  it('have keys of their own, and come for all five systems', () => {
    expect(parsed.size).toBe(shippedSuites.length)
    expect(new Set(shippedSuites.map(({ system }) => system))).toEqual(new Set(['hostaway', 'uppzy', 'qwed', 'recsys', 'clay']))
  })

  describe.each([...parsed.values()])('$key', (suite) => {
    const planned = planSuite(suite, parsed)
    const plan = planned.ok ? planned.plan : []

    it('can be saved and planned', () => {
      expect(planned).toMatchObject({ ok: true })
      expect(checkDefinition(suite.definition)).toEqual({})
    })

    it('stands after the suites it includes, which are of the same system', () => {
      const at = (key: string) => shippedSuites.findIndex((one) => one.key === key)
      for (const key of includedBy(suite)) {
        expect(at(key)).toBeGreaterThanOrEqual(0)
        expect(at(key)).toBeLessThan(at(suite.key))
        expect(parsed.get(key)?.system).toBe(suite.system)
      }
    })

    it('says which variables it needs: no more, no less', () => {
      const made = new Set(
        plan.flatMap(({ step }) => [
          ...step.captures.map(({ name }) => name),
          ...(step.poll?.submit?.captures.map(({ name }) => name) ?? []),
          ...(step.rows?.columns ?? []),
        ]),
      )
      const asked = plan.flatMap(({ step }) => namesIn(step)).filter((name) => !made.has(name) && !name.startsWith('$'))
      expect(suite.variables.map(({ key }) => key).sort()).toEqual([...new Set(asked)].sort())
    })

    it('is said in English and Chinese', () => {
      for (const [en, zh] of [
        [suite.name, suite.nameZh],
        [suite.description, suite.descriptionZh],
        ...suite.variables.map(({ description, descriptionZh }) => [description, descriptionZh]),
      ]) {
        expect(en).not.toBe('')
        expect(zh).toMatch(/\p{Script=Han}/u)
        expect(en).not.toMatch(/\p{Script=Han}/u)
      }
    })
  })
})
