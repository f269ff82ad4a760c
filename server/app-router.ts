import { appointmentRouter, slotRouter } from './features/appointment/router'
import { authRouter } from './features/auth/router'
import { delegationRouter } from './features/delegation/router'
import { organizationRouter, practitionerRouter } from './features/directory/router'
import { guardianshipRouter } from './features/guardianship/router'
import { messageRouter } from './features/message/router'
import { patientRouter } from './features/patient/router'
import { staffRouter } from './features/staff/router'
import { router } from './platform/trpc'

/** Every procedure of the API by its promised name. The only server file that the phone may name, and only as a type. */
export const appRouter = router({
  auth: authRouter,
  staff: staffRouter,
  patient: patientRouter,
  guardianship: guardianshipRouter,
  delegation: delegationRouter,
  organization: organizationRouter,
  practitioner: practitionerRouter,
  slot: slotRouter,
  appointment: appointmentRouter,
  message: messageRouter,
})

export type AppRouter = typeof appRouter
