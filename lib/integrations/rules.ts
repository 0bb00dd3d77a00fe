import { ownerAreas, type OwnerArea, type RequiredWhen, type VariableKind } from './schema'

/** A variable as the rules see it. */
export type VariableFacts = {
  id: string
  key: string
  kind: VariableKind
  requiredWhen: RequiredWhen
  feature: string | null
  recommended: string | null
}

export type EnvironmentFacts = { id: string; key: string; name: string; production: boolean; features: readonly string[] }

/** The current value of a variable in an environment; a secret is known by version and keyed fingerprint only. */
export type ValueFacts = {
  variableId: string
  environmentId: string
  version: number
  plain: string | null
  fingerprint: string | null
}

/** Whether an environment must have a value for this variable (`REC-2`: required when its feature is on). */
export function isRequired(variable: VariableFacts, environment: EnvironmentFacts): boolean {
  if (variable.requiredWhen === 'feature') return variable.feature !== null && environment.features.includes(variable.feature)
  return variable.requiredWhen === 'always'
}

/** `missing`: must have a value and has none. `not_required`: has none and needs none. */
export type CellState = 'set' | 'missing' | 'not_required'

export type Cell = {
  environmentId: string
  state: CellState
  required: boolean
  version: number | null
  plain: string | null
  fingerprint: string | null
  /** Has a value, and it is not the recommended one (`QWD-3`). */
  offRecommended: boolean
  /** The same secret is set in another environment (`QWD-4`). */
  shared: boolean
}

/**
 * How a variable stands across environments: `missing` somewhere it is required; `shared` a secret that two
 * environments hold; `different` or `equal` values; `single` only one environment holds one; `unset` none does.
 */
export type Spread = 'missing' | 'shared' | 'different' | 'equal' | 'single' | 'unset'

export type ComparedVariable = { variableId: string; spread: Spread; cells: Cell[] }

const cellKey = (variableId: string, environmentId: string) => `${variableId} ${environmentId}`

/** One row a variable, one cell an environment, in the order given (`UPZ-2`). */
export function compareEnvironments(
  variables: readonly VariableFacts[],
  environments: readonly EnvironmentFacts[],
  values: readonly ValueFacts[],
): ComparedVariable[] {
  const byCell = new Map(values.map((value) => [cellKey(value.variableId, value.environmentId), value]))
  return variables.map((variable) => {
    const held = environments.map((environment) => byCell.get(cellKey(variable.id, environment.id)))
    const cells = environments.map((environment, index): Cell => {
      const value = held[index]
      const required = isRequired(variable, environment)
      return {
        environmentId: environment.id,
        state: value ? 'set' : required ? 'missing' : 'not_required',
        required,
        version: value?.version ?? null,
        plain: value?.plain ?? null,
        fingerprint: value?.fingerprint ?? null,
        offRecommended: isOffRecommended(variable, value),
        shared: value?.fingerprint != null && held.some((other) => other !== value && other?.fingerprint === value.fingerprint),
      }
    })
    return { variableId: variable.id, spread: spreadOf(variable, cells), cells }
  })
}

function isOffRecommended(variable: VariableFacts, value: ValueFacts | undefined): boolean {
  return variable.kind === 'plain' && variable.recommended !== null && value !== undefined && value.plain !== variable.recommended
}

function spreadOf(variable: VariableFacts, cells: Cell[]): Spread {
  if (cells.some((cell) => cell.state === 'missing')) return 'missing'
  const set = cells.filter((cell) => cell.state === 'set')
  if (set.length === 0) return 'unset'
  if (set.some((cell) => cell.shared)) return 'shared'
  if (set.length === 1) return 'single'
  const shown = new Set(set.map((cell) => (variable.kind === 'secret' ? cell.fingerprint : cell.plain)))
  return shown.size === 1 ? 'equal' : 'different'
}

/** `blocks`: the environment is not ready to go live. `notice`: worth a look, forbids nothing. */
export type FindingWeight = 'blocks' | 'notice'

export type Finding = { weight: FindingWeight } & (
  | { code: 'nothing_defined' }
  | { code: 'missing_value'; variableId: string; variable: string; feature: string | null }
  | { code: 'missing_owner'; area: OwnerArea }
  | { code: 'shared_secret'; variableId: string; variable: string; environments: string[] }
  | { code: 'off_recommended'; variableId: string; variable: string; recommended: string; value: string }
)

export type ConfigurationFacts = {
  environment: EnvironmentFacts
  variables: readonly VariableFacts[]
  /** Current values of this environment. */
  values: readonly ValueFacts[]
  /** Where else the fingerprints of this environment's secrets are set, in any integration. */
  elsewhere: readonly { fingerprint: string; place: string }[]
  /** Areas that have an owner who can still sign in. */
  ownedAreas: readonly OwnerArea[]
}

export type ConfigurationJudgement = { set: number; required: number; findings: Finding[] }

/**
 * Whether an environment is configured: how many of the required values are set, and what stands against it. Blocking
 * findings come first. Owners are asked for production only (`UPZ-1`: every production integration); a secret
 * set in two environments blocks both (`QWD-4`); a value off the recommendation is only noted (`QWD-3`).
 */
export function judgeConfiguration(facts: ConfigurationFacts): ConfigurationJudgement {
  const { environment, variables, values, elsewhere, ownedAreas } = facts
  const valueOf = new Map(values.map((value) => [value.variableId, value]))
  const required = variables.filter((variable) => isRequired(variable, environment))
  const missing = required.filter((variable) => !valueOf.has(variable.id))
  const findings: Finding[] = missing.map((variable) => ({
    weight: 'blocks',
    code: 'missing_value',
    variableId: variable.id,
    variable: variable.key,
    feature: variable.requiredWhen === 'feature' ? variable.feature : null,
  }))
  if (variables.length === 0) findings.push({ weight: 'blocks', code: 'nothing_defined' })
  if (environment.production) {
    for (const area of ownerAreas) if (!ownedAreas.includes(area)) findings.push({ weight: 'blocks', code: 'missing_owner', area })
  }
  for (const variable of variables) {
    const value = valueOf.get(variable.id)
    if (!value) continue
    const places = elsewhere.filter((other) => other.fingerprint === value.fingerprint).map((other) => other.place)
    if (places.length > 0) {
      findings.push({ weight: 'blocks', code: 'shared_secret', variableId: variable.id, variable: variable.key, environments: places })
    }
  }
  for (const variable of variables) {
    const value = valueOf.get(variable.id)
    if (!isOffRecommended(variable, value)) continue
    const recommended = variable.recommended ?? ''
    findings.push({
      weight: 'notice',
      code: 'off_recommended',
      variableId: variable.id,
      variable: variable.key,
      recommended,
      value: value?.plain ?? '',
    })
  }
  return { set: required.length - missing.length, required: required.length, findings }
}
