import { authHandler } from '@/lib/core/session-auth'
import { signIn } from '@/lib/people/sign-in'

const handle = authHandler(signIn)

export { handle as GET, handle as POST }
