import { and, eq } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { packageComponents } = schema;

export function insertComponent(db: Database, packageId: string, componentId: string): Step {
  return { statement: db.insert(packageComponents).values({ packageId, componentId }).onConflictDoNothing() };
}

export function deleteComponent(db: Database, packageId: string, componentId: string): Step {
  return {
    statement: db
      .delete(packageComponents)
      .where(and(eq(packageComponents.packageId, packageId), eq(packageComponents.componentId, componentId))),
  };
}

export function deleteComponents(db: Database, componentId: string): Step {
  return { statement: db.delete(packageComponents).where(eq(packageComponents.componentId, componentId)) };
}
