import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import en from '@/messages/en/checklists.json'
import zh from '@/messages/zh/checklists.json'
import { sayCondition } from './condition-words'

const translator = (locale: 'en' | 'zh') =>
  createTranslator({ locale, namespace: 'checklists', messages: { checklists: locale === 'en' ? en : zh } }) as never
const facts = { async: false, feedback: true, 'set(API_KEY)': false, 'set(URL)': true }
const names: Record<string, string> = { async: 'Async', feedback: 'Feedback' }
const nameOf = (key: string) => names[key] ?? key

describe('sayCondition', () => {
  it.each([
    ['async', 'Only when Async is on; here it is off.'],
    ['!feedback', 'Only when Feedback is off; here it is on.'],
    ['set(API_KEY)', 'Only when API_KEY has a value; here it has none.'],
    ['!set(URL)', 'Only when URL has no value; here it has one.'],
    [
      'async && (feedback || set(API_KEY))',
      'Only when Async is on and (Feedback is on or API_KEY has a value); here Async is off, Feedback is on, API_KEY has no value.',
    ],
    ['!(async || feedback)', 'Only when not (Async is on or Feedback is on); here Async is off, Feedback is on.'],
    ['weather', 'Only when weather is on; here nobody answered it.'],
  ])('%s', (condition, words) => {
    expect(sayCondition(condition, facts, nameOf, translator('en'))).toBe(words)
  })
  it('speaks Chinese, and says nothing of what is no condition', () => {
    expect(sayCondition('async', facts, () => '异步', translator('zh'))).toBe('仅当“异步”开启时适用；此处为关闭。')
    expect(sayCondition('a &&', facts, nameOf, translator('en'))).toBeNull()
  })
})
