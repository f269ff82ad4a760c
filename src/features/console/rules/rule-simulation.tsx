import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { yuanOf } from '#domain/kernel/fen'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'

type Simulation = Pick<
  Awaited<ReturnType<typeof client.rule.simulate.query>>,
  'claims' | 'fees' | 'balanceFen' | 'balanceAfterFen'
>

interface RuleSimulationProps {
  readonly region: string
  readonly code: string
  readonly value: unknown
}

/** 试算: what the last year would have come to, before anybody proposes it (journeys E4 49). */
export function RuleSimulation({ region, code, value }: RuleSimulationProps) {
  const [shown, setShown] = useState<Simulation | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const simulate = async () => {
    setBusy(true)
    setProblem(null)
    try {
      setShown(await client.rule.simulate.query({ region, code, value }))
    } catch (error) {
      setProblem(failureSentence(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <View className="stack stack--2">
      <Button
        kind="secondary"
        size="medium"
        label="用去年的申请试算"
        busy={isBusy}
        onTap={() => void simulate()}
      />
      {problem && (
        <Note tone="bad" announced>
          <Text>{problem}</Text>
        </Note>
      )}
      {shown && <SimulationLines simulation={shown} />}
    </View>
  )
}

/** In words and numbers, for whoever proposes and for whoever decides. */
export function SimulationLines({
  simulation: { claims, fees, ...fund },
}: {
  readonly simulation: Simulation
}) {
  return (
    <View className="stack">
      <Text className="t-digits">
        {`去年 ${claims.claims} 份申请，${claims.changed} 份会变：${yuanOf(claims.beforeFen)} → ${yuanOf(claims.afterFen)}`}
      </Text>
      <Text className="t-digits">
        {`${fees.coverages} 份参加，${fees.changed} 份会变：${yuanOf(fees.beforeFen)} → ${yuanOf(fees.afterFen)}`}
      </Text>
      {fund.balanceFen !== null && fund.balanceAfterFen !== null && (
        <Text className="t-digits">
          {`余额 ${yuanOf(fund.balanceFen)} → ${yuanOf(fund.balanceAfterFen)}`}
        </Text>
      )}
    </View>
  )
}
