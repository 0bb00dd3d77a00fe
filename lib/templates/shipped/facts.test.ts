import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { shippedSuites } from '@/lib/smoke/suites/shipped-suites'
import { kindRegistry } from '../kinds'
import { judgeTemplate, listTemplateItems } from '../rules'
import type { TemplateBody } from '../schema'
import { cly } from './facts/cly'
import type { Fact } from './facts/fact'
import { hstBefore, hstWindow } from './facts/hst'
import { hstAfter } from './facts/hst-after'
import { qwd } from './facts/qwd'
import { readPlace, says as holds } from './facts/read-place'
import { rec } from './facts/rec'
import { upz } from './facts/upz'
import { shippedTemplates } from './shipped-templates'

/*
 * Everything five teams wrote down, fact by fact, and where a person finds it: in which template, or in which part of the product. Where a
 * later part is to measure or do it by itself, the row says `by hand`, and an item stands for it meanwhile.
 */
const root = path.resolve(import.meta.dirname, '../../..')
const all: Fact[] = [...upz, ...qwd, ...rec, ...cly, ...hstBefore, ...hstWindow, ...hstAfter]
const byKey = new Map(shippedTemplates.map((template) => [template.key, template]))

/** Figures and names of settings: they must stand in the Chinese text as they stand in the English one. */
const hard = /\d[\d.,/]*\d|\d|[A-Z][A-Z0-9]*_[A-Z0-9_]+/g

/** What is wrong with a row; empty when the fact is where it says. */
function missing({ where, at, says }: Fact): string[] {
  if (where === 'product') {
    const file = path.join(root, at)
    if (!existsSync(file)) return [`there is no ${at}`]
    const content = readFileSync(file, 'utf8')
    return says.filter((fragment) => !content.includes(fragment)).map((fragment) => `${at} does not hold: ${fragment}`)
  }
  const template = byKey.get(where)
  if (!template) return [`there is no template ${where}`]
  const text = readPlace(template.body, at)
  if (!text) return [`${where} has no ${at}`]
  const figures = says.flatMap((fragment) => fragment.match(hard) ?? [])
  return [
    ...says.filter((fragment) => !holds(text.en, fragment)).map((fragment) => `English does not say: ${fragment}`),
    ...figures.filter((figure) => !holds(text.zh, figure)).map((figure) => `Chinese does not say: ${figure}`),
  ]
}

describe('the facts of the five systems', () => {
  it.each(all.map((fact) => [`${fact.id} ${fact.fact}`, fact] as const))('%s', (_name, fact) => {
    expect(missing(fact)).toEqual([])
  })

  it('are listed under every one of their names', () => {
    const names = { UPZ: 12, QWD: 8, REC: 4, CLY: 7, HST: 15 }
    const expected = Object.entries(names).flatMap(([system, count]) => Array.from({ length: count }, (_, n) => `${system}-${n + 1}`))
    expect(new Set(all.map((fact) => fact.id))).toEqual(new Set(expected))
  })

  it('are listed once each', () => {
    const names = all.map((fact) => `${fact.id} ${fact.fact}`)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })

  it('stand by hand only where a person settles them', () => {
    for (const { where, at } of all.filter((fact) => fact.byHand && fact.at.startsWith('item:'))) {
      const placed = listTemplateItems(byKey.get(where)!.body).find(({ item }) => `item:${item.key}` === at)
      expect([at, placed && kindRegistry.get(placed.item.kind)?.automatic]).toEqual([at, false])
    }
  })

  it('would be missed: a changed figure, a lost item, another order, a text without Chinese', () => {
    const row = (at: string, ...says: string[]): Fact => ({ id: '', fact: '', where: 'dated_release', byHand: false, at, says })
    expect(missing(row('item:page_load', '< 250 ms'))).not.toEqual([])
    expect(missing(row('item:page_loads'))).not.toEqual([])
    expect(missing(row('item:page_load', '00 ms'))).not.toEqual([])
    expect(missing(row('order:backup,maintenance_on'))).not.toEqual([])
    expect(textsOf(untranslated).filter(([en, zh]) => en !== '' && zh === '')).toHaveLength(1)
  })
})

const untranslated = { ...shippedTemplates[0]!.body, prompts: [{ key: 'a', title: 'A', titleZh: '' }] }

/** Every text of a body with its Chinese one. */
function textsOf(body: TemplateBody): [en: string, zh: string][] {
  const titled = (list: { title: string; titleZh: string }[]): [string, string][] => list.map(({ title, titleZh }) => [title, titleZh])
  return [
    ...body.facts.map((fact): [string, string] => [fact.label, fact.labelZh]),
    ...titled(body.phases),
    ...titled(body.phases.flatMap((phase) => phase.groups)),
    ...listTemplateItems(body).flatMap(({ item }): [string, string][] => [
      [item.text, item.textZh],
      [item.details, item.detailsZh],
    ]),
    ...body.slots.flatMap((slot): [string, string][] => [
      [slot.name, slot.nameZh],
      [slot.meaning, slot.meaningZh],
    ]),
    ...body.metadata.map((entry): [string, string] => [entry.label, entry.labelZh]),
    ...titled(body.metrics),
    ...titled(body.watches),
    ...titled(body.prompts),
    ...titled(body.communications),
    ...body.communications.flatMap((one): [string, string][] => [
      [one.subject, one.subjectZh],
      [one.text, one.textZh],
      ...one.fields.map((field): [string, string] => [field.label, field.labelZh]),
    ]),
    ...body.risks.flatMap((risk): [string, string][] => [
      [risk.text, risk.textZh],
      [risk.mitigation, risk.mitigationZh],
    ]),
    ...body.triggers.map((trigger): [string, string] => [trigger.text, trigger.textZh]),
  ]
}

describe.each(shippedTemplates.map((template) => [template.key, template] as const))('%s', (_key, template) => {
  it('can be published as it is', () => {
    expect(judgeTemplate(template.body)).toEqual([])
  })

  it('reads in Chinese throughout', () => {
    const texts: [string, string][] = [
      [template.name, template.nameZh],
      [template.description, template.descriptionZh],
      ...textsOf(template.body),
    ]
    expect(texts.filter(([en, zh]) => (en === '') !== (zh === ''))).toEqual([])
    // A name such as SUPABASE_URL is the same in both; a sentence is not.
    const untouched = texts.filter(([en, zh]) => en === zh && /[a-z]{3,} [a-z]{2,}/.test(en))
    expect(untouched).toEqual([])
    const chinese = texts.filter(([en, zh]) => en !== '' && en !== zh && !/\p{Script=Han}/u.test(zh))
    expect(chinese).toEqual([])
  })

  it('says the same figures in both languages', () => {
    const figuresOf = (text: string) => (text.match(/\d+(?:\.\d+)?/g) ?? []).sort()
    const differing = textsOf(template.body).filter(([en, zh]) => String(figuresOf(en)) !== String(figuresOf(zh)))
    expect(differing).toEqual([])
  })

  it('keeps the fields of its texts the same in both languages', () => {
    const fieldsOf = (text: string) => [...new Set(text.match(/{{\w+}}/g) ?? [])].sort()
    for (const { key, subject, subjectZh, text, textZh } of template.body.communications)
      expect([key, fieldsOf(subjectZh), fieldsOf(textZh)]).toEqual([key, fieldsOf(subject), fieldsOf(text)])
  })

  it('asks for suites that ship; a plan for any service leaves the choice to the form', () => {
    const known = new Set(shippedSuites.map(({ key }) => key))
    const asked = listTemplateItems(template.body).flatMap(({ item }) => (item.kind === 'smoke' ? [String(item.params.suiteKey)] : []))
    expect(asked.length).toBeGreaterThan(0)
    const unknown = asked.filter((key) => !known.has(key))
    expect(new Set(unknown)).toEqual(new Set(template.key === 'general_release' ? ['smoke'] : []))
  })

  it('names slots that an item is expected from, and is signed before and after', () => {
    const befores = new Set(template.body.slots.map((slot) => slot.before))
    expect(befores).toEqual(new Set(['start', 'completion']))
  })
})

describe('the general release', () => {
  it('is short', () => {
    const items = listTemplateItems(byKey.get('general_release')!.body)
    expect(items.length).toBeGreaterThanOrEqual(12)
    expect(items.length).toBeLessThanOrEqual(20)
  })
})
