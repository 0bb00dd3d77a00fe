'use server'

import { action } from '@/lib/core/action'
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
import { createHook } from '@/lib/smoke/hooks/create-hook'
import { removeHook } from '@/lib/smoke/hooks/remove-hook'
import { rotateHookSecret } from '@/lib/smoke/hooks/rotate-hook-secret'

export const createIntegrationAction = action(createIntegration)
export const updateIntegrationAction = action(updateIntegration)
export const archiveIntegrationAction = action(archiveIntegration)
export const restoreIntegrationAction = action(restoreIntegration)
export const assignOwnerAction = action(assignOwner)
export const clearOwnerAction = action(clearOwner)
export const createEnvironmentAction = action(createEnvironment)
export const updateEnvironmentAction = action(updateEnvironment)
export const archiveEnvironmentAction = action(archiveEnvironment)
export const restoreEnvironmentAction = action(restoreEnvironment)
export const defineVariableAction = action(defineVariable)
export const updateVariableAction = action(updateVariable)
export const removeVariableAction = action(removeVariable)
export const setValueAction = action(setValue)
export const clearValueAction = action(clearValue)
export const addAllowRuleAction = action(addAllowRule)
export const removeAllowRuleAction = action(removeAllowRule)
export const addFreezeAction = action(addFreeze)
export const removeFreezeAction = action(removeFreeze)
export const createHookAction = action(createHook)
export const rotateHookSecretAction = action(rotateHookSecret)
export const removeHookAction = action(removeHook)
