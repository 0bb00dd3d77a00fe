import { describe, expect, it } from 'vitest'
import { integration, person } from './makers'
import { testDb } from './test-db'

const { db, owner, runtime } = testDb()

describe('the test database', () => {
  it('is reached as the runtime role, which owns nothing', async () => {
    const [row] = await runtime<{ me: string; super: boolean }>(
      'select current_user::text me, rolsuper super from pg_roles where rolname = current_user',
    )
    expect(row).toEqual({ me: 'gonogo_test_runtime', super: false })
    await expect(runtime('create table intruder (id int)')).rejects.toThrow(/permission denied/)
    await expect(runtime('delete from people')).rejects.toThrow(/permission denied/)
  })

  it('is empty, and makers fill it', async () => {
    expect(await db.person.count()).toBe(0)
    const made = await integration({ environments: ['staging', 'production'] })
    const actor = await person({ role: 'release_manager', integrationId: made.id, slots: ['qa_lead'] })
    expect(made.environments.map((environment) => environment.key)).toEqual(['staging', 'production'])
    expect(actor.grants).toEqual([{ role: 'release_manager', integrationId: made.id }])
    expect(await owner('select name from people')).toEqual([{ name: actor.name }])
  })

  it('lets jobs be added as the runtime role', async () => {
    await runtime(`select graphile_worker.add_job('nothing', '{}'::json)`)
    expect(await runtime('select task_identifier from graphile_worker.jobs')).toEqual([{ task_identifier: 'nothing' }])
  })
})
