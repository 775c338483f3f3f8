import type { Viewer } from "@pledgebook/core/desk/permissions";
import { and, eq, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";
import { hiddenPledges } from "../viewer.ts";

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

/** Takes a pledge out of all packages that a viewer may see. */
export function deleteComponents(db: Database, viewer: Viewer, componentId: string): Step {
  return {
    statement: db
      .delete(packageComponents)
      .where(
        and(
          eq(packageComponents.componentId, componentId),
          sql`${packageComponents.packageId} NOT IN ${hiddenPledges(viewer)}`,
        ),
      ),
  };
}
