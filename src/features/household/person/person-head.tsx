import { Text, View } from '@tarojs/components'
import { SEX_NAMES_ZH, type Sex } from '#domain/kernel/sex'
import { dateInFull } from '#domain/kernel/time-in-words'
import type { FamilyFace } from '#domain/patient/family-face'
import { RELATION_NAMES_ZH } from '#domain/patient/relation'
import { spoken } from '../../../components/accessibility/accessibility'
import { Tag } from '../../../components/content/tag'
import { ArchAvatar } from '../../../components/picture/arch-avatar'

export interface PersonHeadProps {
  face: FamilyFace
  patient: { name: string; sex: Sex; nameIsTemporary: boolean }
}

/** Whom this page is about. */
export function PersonHead({ face, patient }: PersonHeadProps) {
  return (
    <View className="line line--wide inset">
      <ArchAvatar letter={face.letter} tint={face.tint} size="l" />
      <View className="grow stack">
        <Text className="t-h2" {...spoken({ role: 'heading', level: 1 })}>
          {patient.name}
        </Text>
        <Text className="t-sub">
          {RELATION_NAMES_ZH[face.relation]} · {SEX_NAMES_ZH[patient.sex]} · {face.age}
        </Text>
        <Text className="t-sub t-digits">{dateInFull(face.birthDate)}出生</Text>
        {(face.entrusted || patient.nameIsTemporary) && (
          <View className="line line--wrap mt1">
            {face.entrusted && <Tag tone="wait" label={face.entrusted} />}
            {patient.nameIsTemporary && <Tag tone="info" icon="pen" label="还没取名" />}
          </View>
        )}
      </View>
    </View>
  )
}
