import { Text, View } from '@tarojs/components'
import { spoken } from '../../../components/accessibility/accessibility'
import { Button } from '../../../components/action/button'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { canPrint, printPage } from '../../../platform/file/print-page'
import { VisitSlip } from './visit-slip'

export interface BookedForCallerProps {
  nameMasked: string
  /** Each read in one breath (told-caller.ts). */
  lines: readonly string[]
  /** Somebody who acts for them gets a message too. */
  isTold: boolean
  onNext: () => void
}

/** It is booked: what to say to whoever is on the line, in letters that are read at arm's length. */
export function BookedForCaller({ nameMasked, lines, isTold, onNext }: BookedForCallerProps) {
  const [when, ...others] = lines
  return (
    <>
      <Card>
        <View className="stack stack--3">
          <Text className="t-sub" {...spoken({ role: 'alert' })}>
            约好了，请念给对方听：
          </Text>
          <Text className="t-h1 t-digits">{when}</Text>
          {others.map((line) => (
            <Text key={line} className="t-lead">
              {line}
            </Text>
          ))}
        </View>
      </Card>
      <Note tone={isTold ? 'info' : 'wait'}>
        {isTold ? '家人的手机上也会收到消息。' : '没有手机会收到消息：请对方拿笔记下来，再念一遍给你听。'}
      </Note>
      {canPrint && (
        <>
          <Button kind="secondary" label="打印预约单" onTap={printPage} />
          <VisitSlip nameMasked={nameMasked} lines={lines} />
        </>
      )}
      <Button label="接下一个电话" onTap={onNext} />
    </>
  )
}
