import { Text, View } from '@tarojs/components'
import { Fragment } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../api/server-clock'
import { spoken } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { readAloud } from '../../platform/speech/read-aloud'
import type { CheckupView } from './checkup-view'
import './checkup-result.scss'

/** What came of a check-up, in words that a grandmother reads, and each thing that was asked of the child. */
export function CheckupResult({ checkup }: { checkup: CheckupView }) {
  const { nameZh, doneOn, place, practitioner, lines, signs } = checkup
  const today = localDateOf(serverNow())
  const aloud = [nameZh, ...lines.map((line) => `${line.nameZh}，${line.valueZh}`)].join('。')
  return (
    <>
      <Card>
        <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
          {nameZh}
        </Text>
        <View className="t-sub">
          {dateInWords(doneOn, today)} · {place}
          {practitioner && ` · ${practitioner}`}
        </View>
        <View className="checkup-result">
          {lines.map((line) => (
            <Fragment key={line.nameZh}>
              <Text className="checkup-result__name">{line.nameZh}</Text>
              <Text>{line.valueZh}</Text>
            </Fragment>
          ))}
        </View>
        {readAloud && (
          <View className="mt3">
            <Button
              kind="secondary"
              size="medium"
              icon="sound"
              label="念给我听"
              onTap={() => readAloud?.(aloud)}
            />
          </View>
        )}
      </Card>
      {signs.length > 0 && <SignsAsked signs={signs} />}
    </>
  )
}

/** The warning signs as they were asked: what the child can do stands first in every family's mind. */
function SignsAsked({ signs }: Pick<CheckupView, 'signs'>) {
  return (
    <Card>
      <Text className="t-lead" {...spoken({ role: 'heading', level: 2 })}>
        医生问的 {signs.length} 件事
      </Text>
      <View className="stack stack--2 mt2">
        {signs.map(({ nameZh, isShown }) => (
          <View key={nameZh} className="line line--between">
            <Text className="grow">{nameZh}</Text>
            <Tag label={isShown ? '有，再看看' : '没有'} tone={isShown ? 'wait' : 'ok'} />
          </View>
        ))}
      </View>
      <View className="t-sub mt2">有一件就值得早点再看看，不等于有病。</View>
    </Card>
  )
}
