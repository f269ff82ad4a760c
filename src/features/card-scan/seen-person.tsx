import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { VERIFICATION_LEVEL_NAMES_ZH } from '#domain/health-card/verification-level'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { spoken } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { Note } from '../../components/content/note'
import { Tag } from '../../components/content/tag'
import type { SeenPerson as Seen } from './use-card-scan'

export interface SeenPersonProps {
  person: Seen
  /** What can be done now. */
  children: ReactNode
}

/** Who stands at the counter, as far as staff may know before they know more. */
export function SeenPerson({ person, children }: SeenPersonProps) {
  const { nameMasked, sex, age, verification, allergyWords } = person
  const isSure = verification === 'real-name' || verification === 'staff'
  return (
    <Card>
      <View className="stack stack--3">
        <View className="line line--wide line--wrap">
          <View className="grow stack">
            <Text className="t-h2" {...spoken({ role: 'alert' })}>
              {nameMasked}
            </Text>
            <Text className="t-2">
              {SEX_NAMES_ZH[sex]} · {age}
            </Text>
          </View>
          <Tag tone={isSure ? 'ok' : 'wait'} label={VERIFICATION_LEVEL_NAMES_ZH[verification]} />
        </View>
        {allergyWords && <Note tone="bad">{allergyWords}</Note>}
        {children}
      </View>
    </Card>
  )
}
