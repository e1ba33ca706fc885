/** CloudFormation stacks: the templates, and how they are made, changed and deleted. */
package fr.verger.cloud.stack;
