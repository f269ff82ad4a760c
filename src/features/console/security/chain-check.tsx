import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'

/** Two million entries. */
const MAX_CALLS = 100

type Outcome = { readonly tone: 'ok' | 'bad'; readonly words: string }

/** Whether every entry still stands as it was written: each link of the chain seals the one before. */
export function ChainCheck() {
  const [isBusy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)

  async function check() {
    setBusy(true)
    try {
      const { links, brokenAt } = await walkChain()
      setOutcome(
        brokenAt === null
          ? { tone: 'ok', words: `${links} 条都对得上，没有人改过。` }
          : { tone: 'bad', words: `第 ${brokenAt} 条对不上。先别动数据库，马上找技术和纪检。` },
      )
    } catch (error) {
      setOutcome({ tone: 'bad', words: failureSentence(error) })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card label="核对日志">
      <View className="console-form">
        <Text className="t-strong">日志有没有被改过</Text>
        <View className="t-2">每条都封着前一条，改一条后面全对不上。</View>
        {outcome && (
          <Note tone={outcome.tone} announced>
            {outcome.words}
          </Note>
        )}
        <Button label="核对一遍" kind="secondary" size="medium" busy={isBusy} onTap={() => void check()} />
      </View>
    </Card>
  )
}

/** The server walks a stretch at a time. */
async function walkChain(): Promise<{ links: number; brokenAt: number | null }> {
  let answer = await client.audit.verify.query({})
  for (let call = 1; call < MAX_CALLS && answer.nextAfter !== null; call++) {
    answer = await client.audit.verify.query({ after: answer.nextAfter })
  }
  return answer
}
