import type { WriteRoute } from '@/lib/core/http'
import { recordChange } from '@/lib/changes/record-change'
import { addAllowRule } from '@/lib/integrations/add-allow-rule'
import { addFreeze } from '@/lib/integrations/add-freeze'
import { archiveEnvironment } from '@/lib/integrations/archive-environment'
import { archiveIntegration } from '@/lib/integrations/archive-integration'
import { assignOwner } from '@/lib/integrations/assign-owner'
import { clearOwner } from '@/lib/integrations/clear-owner'
import { clearValue } from '@/lib/integrations/clear-value'
import { createEnvironment } from '@/lib/integrations/create-environment'
import { createIntegration } from '@/lib/integrations/create-integration'
import { defineVariable } from '@/lib/integrations/define-variable'
import { removeAllowRule } from '@/lib/integrations/remove-allow-rule'
import { removeFreeze } from '@/lib/integrations/remove-freeze'
import { removeVariable } from '@/lib/integrations/remove-variable'
import { restoreEnvironment } from '@/lib/integrations/restore-environment'
import { restoreIntegration } from '@/lib/integrations/restore-integration'
import { setValue } from '@/lib/integrations/set-value'
import { updateEnvironment } from '@/lib/integrations/update-environment'
import { updateIntegration } from '@/lib/integrations/update-integration'
import { updateVariable } from '@/lib/integrations/update-variable'

/** Integrations, their owners, environments, variables, values, allow rules, freezes and recorded changes. */
export const integrationWrites: WriteRoute[] = [
  { method: 'post', path: '/integrations', summary: 'Create an integration', command: createIntegration },
  { method: 'patch', path: '/integrations/{integrationId}', summary: 'Change an integration', command: updateIntegration },
  { method: 'post', path: '/integrations/{integrationId}/archive', summary: 'Archive an integration', command: archiveIntegration },
  {
    method: 'post',
    path: '/integrations/{integrationId}/restore',
    summary: 'Bring an archived integration back',
    command: restoreIntegration,
  },
  { method: 'put', path: '/integrations/{integrationId}/owners/{area}', summary: 'Name the owner of an area', command: assignOwner },
  { method: 'delete', path: '/integrations/{integrationId}/owners/{area}', summary: 'Leave an area without owner', command: clearOwner },
  { method: 'post', path: '/integrations/{integrationId}/environments', summary: 'Add an environment', command: createEnvironment },
  { method: 'patch', path: '/environments/{environmentId}', summary: 'Change an environment', command: updateEnvironment },
  { method: 'post', path: '/environments/{environmentId}/archive', summary: 'Archive an environment', command: archiveEnvironment },
  {
    method: 'post',
    path: '/environments/{environmentId}/restore',
    summary: 'Bring an archived environment back',
    command: restoreEnvironment,
  },
  { method: 'post', path: '/integrations/{integrationId}/variables', summary: 'Define a variable', command: defineVariable },
  { method: 'patch', path: '/variables/{variableId}', summary: 'Change what is asked of a variable', command: updateVariable },
  { method: 'delete', path: '/variables/{variableId}', summary: 'Remove a variable', command: removeVariable },
  { method: 'put', path: '/environments/{environmentId}/values/{variableId}', summary: 'Set a value', command: setValue },
  { method: 'delete', path: '/environments/{environmentId}/values/{variableId}', summary: 'Clear a value', command: clearValue },
  { method: 'post', path: '/environments/{environmentId}/allow-rules', summary: 'Allow smoke tests an address', command: addAllowRule },
  { method: 'delete', path: '/allow-rules/{allowRuleId}', summary: 'Take an allowed address away', command: removeAllowRule },
  { method: 'post', path: '/environments/{environmentId}/freezes', summary: 'Freeze an environment for a time', command: addFreeze },
  { method: 'delete', path: '/freezes/{freezeId}', summary: 'End or remove a freeze', command: removeFreeze },
  { method: 'post', path: '/integrations/{integrationId}/changes', summary: 'Record a change made elsewhere', command: recordChange },
]
