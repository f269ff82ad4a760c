import { useEffect, useReducer, useState } from 'react'
import { parsePhoneNumber } from '#domain/account/phone-number'
import { client } from '../../api/client'
import { failureOf } from '../../api/failure-of'
import { serverNow } from '../../api/server-clock'
import { useWrite } from '../../api/use-write'

const CODE = /^\d{6}$/

/** A number that is proved by a code. What was typed stays through every refusal. */
export function usePhoneCode(onBound: () => void) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const send = useWrite(client.auth.sendPhoneCode.mutate)
  const confirm = useWrite(client.auth.confirmPhoneCode.mutate)
  const secondsToResend = useSecondsUntil(
    send.data?.resendAt ?? resendAfterRefusal(send.error, send.submittedAt),
  )

  return {
    phone,
    code,
    /** Another number needs another code. */
    setPhone: (typed: string) => {
      setPhone(typed)
      send.reset()
      confirm.reset()
    },
    setCode: (typed: string) => {
      setCode(typed)
      confirm.reset()
    },
    phoneIsWhole: parsePhoneNumber(phone) !== null,
    codeIsWhole: CODE.test(code),
    wasSent: send.isSuccess,
    sending: send.isPending,
    sendError: send.error,
    secondsToResend,
    send: () => send.mutate({ phone }),
    confirming: confirm.isPending,
    confirmError: confirm.error,
    confirm: () => confirm.mutate({ phone, code }, { onSuccess: onBound }),
  }
}

/** The server says how long to wait; the phone counts it down. */
function resendAfterRefusal(error: unknown, refusedAtMs: number): string | undefined {
  if (!error) return undefined
  const failure = failureOf(error)
  const seconds = failure.kind === 'refused' ? failure.facts.retryAfterSeconds : undefined
  if (typeof seconds !== 'number') return undefined
  const aheadMs = serverNow().getTime() - Date.now()
  return new Date(refusedAtMs + aheadMs + seconds * 1000).toISOString()
}

/** Reads the clock at each second's render, not at the one before: the first number shown is already right. */
function useSecondsUntil(instant: string | undefined): number {
  const [, renderAgain] = useReducer((ticks: number) => ticks + 1, 0)
  const endsAtMs = instant === undefined ? 0 : Date.parse(instant)
  useEffect(() => {
    if (endsAtMs <= serverNow().getTime()) return
    const timer = setInterval(() => {
      renderAgain()
      if (endsAtMs <= serverNow().getTime()) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [endsAtMs])
  return Math.max(0, Math.ceil((endsAtMs - serverNow().getTime()) / 1000))
}
