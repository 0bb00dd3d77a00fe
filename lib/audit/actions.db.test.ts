import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allCommands } from '@/checks/hostile/all-commands'

test.each(['en', 'zh'])('every action that can stand in the chain has words in %s', async (locale) => {
  const { actions, groups } = JSON.parse(readFileSync(`messages/${locale}/audit.json`, 'utf8')) as {
    actions: Record<string, string>
    groups: Record<string, string>
  }
  const audited = [...(await allCommands())].filter(([, found]) => found.some((each) => each.command.audited)).map(([name]) => name)
  expect(audited.filter((name) => !actions[name.replaceAll('.', '_')] || !groups[name.split('.')[0] ?? ''])).toEqual([])
})
