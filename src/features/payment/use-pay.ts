import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { PaymentPurpose } from '#domain/payment/payment-purpose'
import type { PaymentStatus } from '#domain/payment/payment-status'
import { api, client, queryClient } from '../../api/client'
import { failureOf, failureSentence } from '../../api/failure-of'
import { useWrite } from '../../api/use-write'
import { pay } from '../../platform/wechat/pay'
import { afterCashier, CLOSED_ZH, type Payment } from './payment-words'

export interface Paying {
  /** The screen's one tap; a second one while it runs does nothing. */
  readonly pay: () => void
  readonly busy: boolean
  /** Why it is not paid, in a sentence; null while nothing was tried. */
  readonly problem: string | null
  /** What became of it, once WeChat has said so. */
  readonly payment: Payment | null
  /** An order of this account that nobody has paid yet: while it is open nobody else can pay. Null while paying. */
  readonly openId: string | null
  /** What became of the open order when its payer gave it up. */
  readonly onGivenUp: (status: PaymentStatus) => void
}

interface PayWhat {
  readonly purpose: PaymentPurpose
  readonly subjectId: string
}

/** How often, and after which pause, the server is asked how it ended; afterwards it finds out by itself. */
const LOOKS = 5
const PAUSE_MS = 1_000

/**
 * Pays what is owed for one thing: order, WeChat's cashier, and then what WeChat says of it, which the server asks. A
 * phone that was closed in between loses nothing: the next tap finds the same order, or that it is paid.
 *
 * `onChanged` is called whenever the screen should ask its own question again.
 */
export function usePay(what: PayWhat, onChanged: () => void): Paying {
  const order = useWrite(client.payment.create.mutate)
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [payment, setPayment] = useState<Payment | null>(null)
  const [left, setLeft] = useState<string | null>(null)
  const earlier = useOpenOrder(what)

  const askAgain = () => {
    void queryClient.invalidateQueries({ queryKey: api.payment.pathKey() })
    onChanged()
  }

  const run = async () => {
    try {
      const made = await order.mutateAsync(what)
      const outcome = await pay(made)
      // Whatever the cashier said: money may have moved.
      const seen = await seeHowItEnded(made.id, outcome === 'agreed' ? LOOKS : 1)
      if (seen.status !== 'pending') setPayment(seen)
      setLeft(seen.status === 'pending' ? seen.id : null)
      setProblem(afterCashier(outcome, seen.status))
    } catch (error) {
      const failure = failureOf(error)
      const isOver = failure.kind === 'refused' && failure.code === 'payment_not_due'
      setProblem(isOver ? null : failureSentence(error))
    }
    askAgain()
  }

  return {
    pay() {
      if (running.current) return
      running.current = true
      setBusy(true)
      setProblem(null)
      void run().finally(() => {
        running.current = false
        setBusy(false)
      })
    },
    busy,
    problem,
    payment,
    openId: busy || payment ? null : (left ?? earlier),
    onGivenUp(status) {
      setLeft(null)
      setProblem(status === 'closed' ? CLOSED_ZH : PAID_MEANWHILE_ZH)
      askAgain()
    },
  }
}

const PAID_MEANWHILE_ZH = '刚才已经付成了，照付好的算，不用再付。'

/** What the account left at the cashier before this screen was opened; newer orders come first. */
function useOpenOrder({ purpose, subjectId }: PayWhat): string | null {
  const { data } = useQuery(api.payment.list.queryOptions({}, { staleTime: 0 }))
  const open = data?.rows.find(
    (row) => row.status === 'pending' && row.purpose === purpose && row.subjectId === subjectId,
  )
  return open?.id ?? null
}

async function seeHowItEnded(id: string, looks: number): Promise<Payment> {
  for (let look = 1; ; look++) {
    const seen = await client.payment.get.query({ id })
    if (seen.status !== 'pending' || look >= looks) return seen
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}
